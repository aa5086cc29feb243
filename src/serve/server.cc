#include "serve/server.h"

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <chrono>

namespace dragoman {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;

constexpr std::chrono::seconds kRequestDeadline{10};
constexpr std::chrono::seconds kIdleDeadline{30};
constexpr std::uint32_t kMaxHeaderBytes = 16U << 10U;
constexpr std::uint64_t kMaxBodyBytes = 64U << 10U;
constexpr int kMaxConnections = 256;

// What every answer carries: nothing may be loaded from elsewhere, framed, sniffed or kept.
void add_security_headers(http::response<http::string_body>& out) {
  out.set("Content-Security-Policy",
          "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; "
          "base-uri 'none'; frame-ancestors 'none'");
  out.set("X-Content-Type-Options", "nosniff");
  out.set("Referrer-Policy", "no-referrer");
  out.set("Cross-Origin-Opener-Policy", "same-origin");
  out.set("Cross-Origin-Resource-Policy", "same-origin");
  out.set(http::field::cache_control, "no-store");
}

Response plain(int status, std::string text) {
  return {status, "text/plain; charset=utf-8", std::move(text) + "\n", ""};
}

Response answer(const http::request<http::string_body>& in, const Handler& handler) {
  if (in.method() != http::verb::get && in.method() != http::verb::head)
    return plain(405, "only GET is answered here");
  const auto host = in[http::field::host];
  if (!is_local_host({host.data(), host.size()}))
    return plain(403, "this desk answers on this machine's own name only");
  auto request = parse_target({in.target().data(), in.target().size()});
  if (!request) return plain(400, request.error().message);
  request->host.assign(host.data(), host.size());
  return handler(*request);
}

http::response<http::string_body> render(const http::request<http::string_body>& in, Response from) {
  http::response<http::string_body> out{static_cast<http::status>(from.status), in.version()};
  out.set(http::field::content_type, from.content_type);
  if (!from.location.empty()) out.set(http::field::location, from.location);
  add_security_headers(out);
  out.keep_alive(in.keep_alive());
  const std::size_t size = from.body.size();
  if (in.method() != http::verb::head) out.body() = std::move(from.body);
  out.prepare_payload();
  if (in.method() == http::verb::head) out.content_length(size);
  return out;
}

// Counts a connection as long as it lives.
class Seat {
 public:
  explicit Seat(std::atomic<int>& count) : count_(&count) { ++*count_; }
  Seat(Seat&& other) noexcept : count_(std::exchange(other.count_, nullptr)) {}
  Seat(const Seat&) = delete;
  Seat& operator=(const Seat&) = delete;
  Seat& operator=(Seat&&) = delete;
  ~Seat() {
    if (count_ != nullptr) --*count_;
  }

 private:
  std::atomic<int>* count_;
};

class BeastServer final : public Server {
 public:
  explicit BeastServer(Handler handler) : handler_(std::move(handler)), acceptor_(io_) {}

  Result<void> bind(const ServerOptions& options) {
    beast::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    const std::string where = options.address + ":" + std::to_string(options.port);
    if (error) return fail(ErrorCode::bad_input, "not an address: " + error.message(), where);
    const tcp::endpoint endpoint(address, options.port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (error) return fail(ErrorCode::refused, "cannot listen: " + error.message(), where);
    return {};
  }

  [[nodiscard]] std::uint16_t port() const override { return acceptor_.local_endpoint().port(); }

  void run() override {
    asio::signal_set signals(io_, SIGINT, SIGTERM);
    signals.async_wait([this](const beast::error_code& error, int) {
      if (!error) io_.stop();
    });
    asio::co_spawn(io_, accept(), asio::detached);
    io_.run();
    workers_.stop();
    workers_.join();
  }

  void stop() override { io_.stop(); }

 private:
  asio::awaitable<void> accept() {
    for (;;) {
      beast::error_code error;
      tcp::socket socket = co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
      if (error) continue;
      if (connections_ >= kMaxConnections) continue;  // closed by its destructor
      asio::co_spawn(io_, converse(beast::tcp_stream(std::move(socket)), Seat(connections_)), asio::detached);
    }
  }

  // One connection: requests one after the other until either side closes or a deadline passes.
  asio::awaitable<void> converse(beast::tcp_stream stream, Seat /*seat*/) {
    beast::flat_buffer buffer;
    beast::error_code error;
    for (bool first = true;; first = false) {
      http::request_parser<http::string_body> parser;
      parser.header_limit(kMaxHeaderBytes);
      parser.body_limit(kMaxBodyBytes);
      stream.expires_after(first ? kRequestDeadline : kIdleDeadline);
      co_await http::async_read(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, error));
      if (error) break;
      const http::request<http::string_body> request = parser.release();
      co_await asio::post(workers_, asio::use_awaitable);
      Response response = answer_safely(request);
      co_await asio::post(io_, asio::use_awaitable);
      auto message = render(request, std::move(response));
      stream.expires_after(kRequestDeadline);
      co_await http::async_write(stream, message, asio::redirect_error(asio::use_awaitable, error));
      if (error || !message.keep_alive()) break;
    }
    stream.socket().shutdown(tcp::socket::shutdown_send, error);
  }

  Response answer_safely(const http::request<http::string_body>& request) const {
    try {
      return answer(request, handler_);
    } catch (const std::exception& failure) {  // std::bad_alloc and the like: costs this request alone
      return plain(500, std::string("the request failed: ") + failure.what());
    }
  }

  Handler handler_;
  asio::io_context io_{1};
  asio::thread_pool workers_{1};
  tcp::acceptor acceptor_;
  std::atomic<int> connections_ = 0;
};

}  // namespace

Result<std::unique_ptr<Server>> Server::listen(const ServerOptions& options, Handler handler) {
  auto server = std::make_unique<BeastServer>(std::move(handler));
  if (auto bound = server->bind(options); !bound) return tl::unexpected(bound.error());
  return server;
}

}  // namespace dragoman
