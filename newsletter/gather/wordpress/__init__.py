"""WordPress sites, read from outside through their REST interface, as articles.

address --rest--> JSON --page--> posts --item.article_of--> articles, other languages resolved
   |                                                          ^
   +-- REST closed --> its feed --------feeds.feed------------+
"""
