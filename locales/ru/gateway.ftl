# Why a message did not go out on WhatsApp; the team reads it in the topic.

gateway-token-refused = ChatFlow не принимает токен бизнеса { $slug }: пусть администратор сервиса впишет новый (run.py client set { $slug } chatflow_token=…).
gateway-unsaid = ChatFlow не сообщил, ушло ли сообщение (HTTP { $status }).
gateway-busy = ChatFlow занят или не работает (HTTP { $status }){ $said }
gateway-moved = Адрес ChatFlow ведёт в другое место: пусть администратор сервиса проверит CHATFLOW_API_BASE.
gateway-refused-call = ChatFlow не выполнил просьбу (HTTP { $status }){ $said }
gateway-refused-message = ChatFlow не принял сообщение{ $said }
gateway-vague = По ответу ChatFlow непонятно, ушло ли сообщение.
gateway-unreached = Нет связи с ChatFlow.
gateway-slow = ChatFlow не ответил за { $seconds } с.
gateway-broke = Связь с ChatFlow оборвалась раньше, чем пришёл ответ.
gateway-empty = Сообщение пустое.
gateway-part = Часть { $place } из { $count } не подтверждена. { $error }
gateway-no-file = Файла этого сообщения у нас нет.
gateway-no-address = ChatFlow забирает файлы у этого сервиса по публичному адресу, а он не задан: пусть администратор сервиса впишет PUBLIC_BASE_URL.
gateway-no-token = У бизнеса { $slug } нет токена ChatFlow: пусть администратор сервиса впишет его (run.py client set { $slug } chatflow_token=…).
gateway-no-instance = У бизнеса { $slug } не указан инстанс ChatFlow: пусть администратор сервиса впишет его (run.py client set { $slug } instance_id=…).
