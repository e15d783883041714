"""The site's side of Ready Reckoner: reads `claims/`, checks it, asks `calc`, and renders pages and data."""
