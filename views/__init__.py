"""The pages of the app: widgets in, a Query out, pictures back."""
