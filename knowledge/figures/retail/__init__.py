"""Figures of retail trade: what shoppers bought, what lies in store and on the shelf, how we serve, what terms cost."""
