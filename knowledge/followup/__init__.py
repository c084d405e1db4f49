"""What a follow-up rests on: the last meeting, promises reconciled with what was said since, and what may be told."""
