"""Keybrief in Slack: what people do there becomes one durable job each, and what the job finds is posted once."""
