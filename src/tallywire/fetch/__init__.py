"""Fetching: feeds, sitemaps, pages and archives, politely and safely.

sources    what sources.toml says              crawl      the loop: whose turn it is, what came of it
urls       URLs in one form, without secrets   agenda     what is due: configured, remembered, listed
addresses  which addresses may be asked        lanes      a lane a host, pauses, backoff
network    resolve, check, pin; one deadline   robots     robots.txt by RFC 9309
client     one request under all bounds        books      each outcome counted and remembered
decode     encodings undone piece by piece     memory     visits and hosts across runs
types      what bytes are                      silence    sources that answer and give nothing
listings   feeds and sitemaps                  trial      each source tried once
warc       archives in and out                 limits     every bound, with its reason
"""
