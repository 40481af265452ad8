"""Parts of pages that are not figures: functions of the view that return components."""
