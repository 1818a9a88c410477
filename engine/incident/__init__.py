"""What is known of one incident: the Reading of a report, its events, and the Situation they fold into."""
