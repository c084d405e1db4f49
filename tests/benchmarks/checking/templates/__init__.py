"""The templates, by language and family; see `markup` for how they are written."""
