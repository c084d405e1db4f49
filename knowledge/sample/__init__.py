"""The sample book: one invented company and its trade. Every person and company in it is made up."""
