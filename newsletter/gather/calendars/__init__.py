"""Calendars (iCalendar, RFC 5545): their coming events, each time that they take place."""
