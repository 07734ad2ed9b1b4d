"""The registry: employers and insured persons, found however they are typed."""
