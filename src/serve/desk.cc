#include "serve/desk.h"

#include <algorithm>
#include <charconv>
#include <memory>

#include "record/store.h"
#include "serve/assets.h"
#include "serve/pages.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kPageSize = 50;
constexpr std::uint32_t kMaxPage = 100'000;

Response page(std::string html) {
  return {200, "text/html; charset=utf-8", std::move(html), ""};
}

Response failed(const Error& error) {
  const int status = error.code == ErrorCode::not_found   ? 404
                     : error.code == ErrorCode::bad_input ? 400
                                                          : 500;
  return {status, "text/html; charset=utf-8", error_page(status, error.message), ""};
}

Position position_of(const Request& request) {
  const std::string_view text = query_value(request, "page");
  std::uint32_t number = 1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return {std::clamp(number, 1U, kMaxPage), kPageSize};
}

std::string value_of(const Request& request, std::string_view key) {
  return std::string(query_value(request, key));
}

ClaimFilter claim_filter(const Request& request) {
  ClaimFilter filter;
  filter.actor = value_of(request, "actor");
  filter.frame = value_of(request, "frame");
  filter.phase = value_of(request, "phase");
  filter.place = value_of(request, "place");
  filter.from = value_of(request, "from");
  filter.to = value_of(request, "to");
  filter.outlet = value_of(request, "outlet");
  filter.modality = modality_of(query_value(request, "modality"));
  return filter;
}

Response show_reports(const Store& store, const Request& request) {
  const ReportFilter filter{value_of(request, "outlet"), value_of(request, "language")};
  const Position at = position_of(request);
  const auto reports = store.reports(filter, at.slice());
  if (!reports) return failed(reports.error());
  const auto summary = store.summary();
  if (!summary) return failed(summary.error());
  return page(reports_page(*reports, *summary, filter, at));
}

Response show_claims(const Store& store, const Request& request) {
  const ClaimFilter filter = claim_filter(request);
  const Position at = position_of(request);
  const auto claims = store.claims(filter, at.slice());
  if (!claims) return failed(claims.error());
  const auto summary = store.summary();
  if (!summary) return failed(summary.error());
  return page(claims_page(*claims, *summary, filter, at));
}

Response show_search(const Store& store, const Request& request) {
  const std::string query = value_of(request, "q");
  const Position at = position_of(request);
  const auto hits = store.search(query, at.slice());
  if (!hits) return failed(hits.error());
  return page(search_page(query, *hits, at));
}

Response show_report(const Store& store, const std::string& id) {
  const auto report = store.report(id);
  return report ? page(report_page(*report)) : failed(report.error());
}

Response show_claim(const Store& store, const std::string& id) {
  const auto claim = store.claim(id);
  return claim ? page(claim_page(*claim)) : failed(claim.error());
}

Response route(const Store& store, const Request& request) {
  const std::string& path = request.path;
  if (path == "/") return show_reports(store, request);
  if (path == "/claims") return show_claims(store, request);
  if (path == "/search") return show_search(store, request);
  if (path == "/assets/desk.css") return {200, "text/css; charset=utf-8", std::string(kDeskCss), ""};
  if (path == "/assets/desk.js") return {200, "text/javascript; charset=utf-8", std::string(kDeskJs), ""};
  if (path.starts_with("/report/")) return show_report(store, path.substr(8));
  if (path.starts_with("/claim/")) return show_claim(store, path.substr(7));
  return failed({ErrorCode::not_found, "there is no such page", path});
}

}  // namespace

Result<Handler> make_desk(const std::filesystem::path& centre) {
  auto store = Store::open(centre);
  if (!store) return tl::unexpected(store.error());
  auto shared = std::make_shared<Store>(std::move(*store));  // std::function needs a copyable owner
  return Handler([shared](const Request& request) { return route(*shared, request); });
}

}  // namespace dragoman
