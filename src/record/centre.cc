#include "record/centre.h"

#include <fmt/core.h>

#include <chrono>
#include <ctime>
#include <set>

#include "base/hash.h"
#include "base/utf8.h"
#include "record/archive.h"
#include "record/catch_up.h"
#include "record/folder_lock.h"
#include "record/schema.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

constexpr int kLockWaitMs = 2'000;

// A page of a batch that is new, understood, and about to be kept.
struct Fresh {
  std::size_t position = 0;  // in the batch
  ArchivedPage archived;
  Document document;
};

// Return the report that a page became, if the record knows the page.
std::optional<std::string> known_report(Database& record, const std::string& key) {
  Rows rows =
      record.rows("SELECT r.id FROM page p LEFT JOIN report r ON r.number = p.number WHERE p.key=?1", key);
  if (!rows.next()) return std::nullopt;
  return rows.string(0);
}

std::int64_t next_page(Database& record) {
  Rows rows = record.rows("SELECT coalesce(max(number), 0) + 1 FROM page");
  rows.next();
  return rows.integer(0);
}

}  // namespace

std::string system_time() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm utc{};
  gmtime_r(&now, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
                     utc.tm_hour, utc.tm_min, utc.tm_sec);
}

struct Centre::State {
  fs::path folder;
  Understand understand;
  Clock clock;
  FolderLock lock;
  std::unique_ptr<Database> record;
  ArchiveWriter archive;
  std::size_t recovered = 0;

  // Understand the pages that are new; the answers for the others are put into `added`.
  std::vector<Fresh> fresh_pages(const std::vector<Page>& pages, const std::string& time,
                                 std::vector<Added>& added);
  // Store pages that the archive holds, in one transaction.
  void store(std::vector<Fresh>& fresh, const std::vector<PagePlace>& places, std::vector<Added>& added);
};

std::vector<Fresh> Centre::State::fresh_pages(const std::vector<Page>& pages, const std::string& time,
                                              std::vector<Added>& added) {
  std::vector<Fresh> out;
  std::set<std::string> in_batch;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    Fresh item{i, {pages[i], "", "", time}, {}};
    item.archived.page.url = repair_utf8(item.archived.page.url);
    item.archived.key = page_key(item.archived.page);
    const auto report = known_report(*record, item.archived.key);
    added[i].known = report.has_value() || !in_batch.insert(item.archived.key).second;
    if (report) added[i].report = *report;
    if (added[i].known) continue;
    auto document = understand(item.archived.page);
    if (!document) {
      added[i].put_aside = document.error();
      in_batch.erase(item.archived.key);
      continue;
    }
    item.archived.digest = sha256_hex(item.archived.page.bytes);
    item.document = std::move(*document);
    out.push_back(std::move(item));
  }
  return out;
}

void Centre::State::store(std::vector<Fresh>& fresh, const std::vector<PagePlace>& places,
                          std::vector<Added>& added) {
  Transaction transaction(*record);
  std::int64_t number = next_page(*record);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    added[fresh[i].position] =
        store_page(*record, number++, places[i], fresh[i].archived, std::move(fresh[i].document));
  }
  transaction.commit();
}

Centre::Centre(std::unique_ptr<State> state) : state_(std::move(state)) {}
Centre::Centre(Centre&&) noexcept = default;
Centre& Centre::operator=(Centre&&) noexcept = default;
Centre::~Centre() = default;

std::size_t Centre::recovered() const {
  return state_->recovered;
}

Result<Centre> Centre::open(const fs::path& folder, Understand understand, Clock clock) {
  std::error_code error;
  fs::create_directories(archive_folder(folder), error);
  fs::create_directories(journal_folder(folder), error);
  if (error)
    return fail(ErrorCode::unreadable, "cannot make the centre: " + error.message(), folder.string());
  auto lock = FolderLock::take(archive_folder(folder), kLockWaitMs);
  if (!lock) return tl::unexpected<Error>(lock.error());
  auto record = guarded([&] { return open_record(record_file(folder)); });
  if (!record) return tl::unexpected<Error>(record.error());
  auto caught_up = catch_up_with_archive(**record, folder, understand);
  if (!caught_up) return tl::unexpected<Error>(caught_up.error());
  if (auto acts = catch_up_with_journal(**record, folder); !acts) return tl::unexpected<Error>(acts.error());
  auto archive = ArchiveWriter::open(archive_folder(folder), caught_up->end);
  if (!archive) return tl::unexpected<Error>(archive.error());
  return Centre(
      std::make_unique<State>(State{folder, std::move(understand), std::move(clock), std::move(*lock),
                                    std::move(*record), std::move(*archive), caught_up->pages}));
}

Result<std::vector<Added>> Centre::add(const std::vector<Page>& pages) {
  std::vector<Added> added(pages.size());
  const std::string time = state_->clock();
  auto fresh = guarded([&] { return state_->fresh_pages(pages, time, added); });
  if (!fresh) return tl::unexpected<Error>(fresh.error());
  if (fresh->empty()) return added;
  std::vector<ArchiveWriter::Item> items;
  for (const Fresh& item : *fresh) items.push_back({&item.archived.page, item.archived.key});
  auto places = state_->archive.append(items, time);
  if (!places) return tl::unexpected<Error>(places.error());
  auto stored = guarded([&] { state_->store(*fresh, *places, added); });
  if (!stored) return tl::unexpected<Error>(stored.error());
  return added;
}

}  // namespace dragoman
