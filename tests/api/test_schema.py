"""The interface keeps its own schema, whatever is sent."""

from __future__ import annotations

import schemathesis
from hypothesis import HealthCheck, settings

from tocsin.app import create_app

schema = schemathesis.openapi.from_asgi("/openapi.json", create_app())


@schema.include(path_regex="^/(api|healthz)").parametrize()
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_no_request_breaks_the_service(case):
    """No generated request gives a server error or an answer outside the schema."""
    response = case.call(headers={"Host": "localhost"})

    assert response.status_code < 500
