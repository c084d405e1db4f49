"""Documents to hand over: a brief, a plan, a portfolio or a sheet as DOCX or PDF."""
