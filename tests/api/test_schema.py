"""The interface keeps its own schema, whatever is sent."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from tocsin.app import create_app

CHECKS = [status_code_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def schema():
    """The service as its own description says."""
    return schemathesis.openapi.from_asgi("/openapi.json", create_app(), headers={"Host": "localhost"})


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("method", "path"), [("POST", "/api/v1/understand"), ("POST", "/api/v1/respond")])
def test_no_request_breaks_the_service(schema, method, path, mode):
    """Requests that fit the schema and requests that break it get answers that fit it, and never a server error."""
    requests = schema[path][method].as_strategy(generation_mode=mode)

    @settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(case=requests)
    def answered(case):
        response = case.call(headers={"Host": "localhost"})
        assert response.status_code < 500
        case.validate_response(response, checks=CHECKS)

    answered()
