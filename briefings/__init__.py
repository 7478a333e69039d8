"""What an adviser takes away: files made from a query, each naming its sources."""
