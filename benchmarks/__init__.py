"""What the claims of speed rest on: the app driven in a browser, beside others, in one run."""
