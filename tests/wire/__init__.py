"""How the providers of models speak over HTTP: what a server has to send for their real clients to understand it."""
