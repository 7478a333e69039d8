"""Small Streamlit pages that the app is measured against."""
