"""Forwards the page's requests to an S3 and a DynamoDB that browsers cannot reach.

The page signs a request as for the real host, and sends its address and its
headers in headers of this server's own address. So no proxy between page and
server changes what is signed, and no log has a presigned URL.

================  ==========================================================
``hosts``         to which hosts, by ``c.Curation.relay_hosts``
``target``        the address of a request, as it was signed
``s3_request``    whether a request is for the connection's bucket
``table_request`` whether a request is for the connection's table
``headers``       which headers go which way
``addresses``     to which addresses of a host
``exchange``      one request and its answer, as they come
``relay``         what all requests share: the limits
================  ==========================================================
"""
