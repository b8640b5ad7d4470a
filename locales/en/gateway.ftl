# Why a message did not go out on WhatsApp; the team reads it in the topic.

gateway-token-refused = ChatFlow refused the token of { $slug }; set it by `run.py client set { $slug } chatflow_token=…`.
gateway-unsaid = ChatFlow did not say whether it was sent (HTTP { $status }).
gateway-busy = ChatFlow is busy or down (HTTP { $status }){ $said }
gateway-moved = ChatFlow's address leads elsewhere; check CHATFLOW_API_BASE.
gateway-refused-call = ChatFlow refused the call (HTTP { $status }){ $said }
gateway-refused-message = ChatFlow refused the message{ $said }
gateway-vague = ChatFlow's answer does not say whether the message was sent.
gateway-unreached = ChatFlow can't be reached.
gateway-slow = ChatFlow did not answer within { $seconds } seconds.
gateway-broke = The connection to ChatFlow broke before it answered.
gateway-empty = The message is empty.
gateway-part = Part { $place } of { $count } was not confirmed. { $error }
gateway-no-file = The file of the message is not here.
gateway-no-address = ChatFlow fetches files from this service: set PUBLIC_BASE_URL to its public address.
gateway-no-token = { $slug } has no ChatFlow token; set it by `run.py client set { $slug } chatflow_token=…`.
gateway-no-instance = { $slug } has no ChatFlow instance; set it by `run.py client set { $slug } instance_id=…`.
