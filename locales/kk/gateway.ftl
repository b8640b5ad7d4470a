# Why a message did not go out on WhatsApp; the team reads it in the topic.

gateway-token-refused = ChatFlow { $slug } токенін қабылдамайды: сервис әкімшісі жаңасын енгізсін (run.py client set { $slug } chatflow_token=…).
gateway-unsaid = ChatFlow хабардың кеткен-кетпегенін айтпады (HTTP { $status }).
gateway-busy = ChatFlow бос емес немесе істемей тұр (HTTP { $status }){ $said }
gateway-moved = ChatFlow мекенжайы басқа жерге апарады: сервис әкімшісі CHATFLOW_API_BASE мәнін тексерсін.
gateway-refused-call = ChatFlow сұрауды орындамады (HTTP { $status }){ $said }
gateway-refused-message = ChatFlow хабарды қабылдамады{ $said }
gateway-vague = ChatFlow жауабынан хабардың кеткен-кетпегені түсініксіз.
gateway-unreached = ChatFlow-пен байланыс жоқ.
gateway-slow = ChatFlow { $seconds } с ішінде жауап бермеді.
gateway-broke = ChatFlow жауап бергенше байланыс үзіліп кетті.
gateway-empty = Хабар бос.
gateway-part = { $count } бөліктің { $place }-бөлігі расталмады. { $error }
gateway-no-file = Бұл хабардың файлы бізде жоқ.
gateway-no-address = ChatFlow файлдарды осы сервистің ашық мекенжайынан алады, ал ол берілмеген: сервис әкімшісі PUBLIC_BASE_URL мәнін енгізсін.
gateway-no-token = { $slug } үшін ChatFlow токені жоқ: сервис әкімшісі енгізсін (run.py client set { $slug } chatflow_token=…).
gateway-no-instance = { $slug } үшін ChatFlow инстансы көрсетілмеген: сервис әкімшісі енгізсін (run.py client set { $slug } instance_id=…).
