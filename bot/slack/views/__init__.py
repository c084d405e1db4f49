"""Values become Block Kit, within Slack's limits for every value. Pure: nothing here knows Slack's client."""
