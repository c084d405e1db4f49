"""A local Slack: what slack_bolt and slack_sdk talk to where there is no Slack app yet, and in tests."""
