#include <fmt/core.h>

#include <cstdio>

#include "cli/claim_line.h"
#include "cli/commands.h"
#include "cli/speak.h"
#include "export/stored_json.h"
#include "record/store.h"

namespace dragoman {
namespace {

std::string joined(const std::vector<std::string>& texts) {
  std::string out;
  for (const std::string& text : texts) out += out.empty() ? text : ", " + text;
  return out;
}

void print_field(const char* name, const std::string& value) {
  if (!value.empty()) fmt::print("{:<12}{}\n", name, cut(value, 500));
}

void print_report(const StoredReport& stored) {
  const Report& report = stored.report;
  print_field("report", report.id);
  print_field("title", report.title);
  print_field("outlet", report.outlet);
  print_field("authors", joined(report.authors));
  print_field("agencies", joined(report.agencies));
  print_field("published", report.published.value.empty()
                               ? "not known: " + report.published.basis
                               : report.published.value + " (" + report.published.basis + ")");
  print_field("language", report.language);
  print_field("url", report.url);
  print_field("added", stored.added);
  print_field("page", "SHA-256 " + stored.page_digest);
  print_field("notes", joined(report.notes));
  fmt::print("\n");
  for (const Block& block : report.blocks)
    fmt::print("{}\n", cut(std::string(slice(report.text, block.text)), 100'000));
  fmt::print("\n{} claims\n", stored.claims.size());
  for (const StoredClaim& claim : stored.claims) {
    fmt::print("  {}  {}/{} ({}): {}  according to {}\n", claim.id, claim.frame, claim.phase,
               modality_line(claim), cut(arguments_line(claim), 200), cut(chain_line(claim), 100));
  }
}

}  // namespace

int show_command(const Folders& folders, const ShowOptions& options) {
  const auto store = Store::open(folders.centre);
  if (!store) return failed(store.error());
  const auto claim = store->claim(options.id);
  if (claim) {
    std::fputs((options.json ? claim_json(*claim) + "\n" : claim_screen(*claim)).c_str(), stdout);
    return 0;
  }
  if (claim.error().code != ErrorCode::not_found) return failed(claim.error());
  const auto report = store->report(options.id);
  if (!report && report.error().code == ErrorCode::not_found) {
    return failed({ErrorCode::not_found, "there is no claim and no report of this id", options.id});
  }
  if (!report) return failed(report.error());
  if (!options.json) return print_report(*report), 0;
  std::puts(report_json(*report).c_str());
  return 0;
}

}  // namespace dragoman
