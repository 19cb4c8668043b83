"""Web pages, and what they say of themselves.

page (a saved file) --page------> Draft
Fetched ------------> full_text -> Article, completed
                          |
        encoding -> tree -+- head (meta, links, json_ld), link_header
                          +- extraction -> body
sitemap (of a whole site) --sitemap--> address -> language versions
"""
