// Centre: one folder that holds a centre's state, open for writing.
//
//     archive/   pages as they came (WARC 1.1)          what the outside said; never changed
//     journal/   acts of people (hash-chained lines)    what people decided; never changed
//     record.db  everything derived                     rebuildable: record = f(archive, journal, knowledge)
//
// Order of writing: archive or journal first, synced to disk; then the record, in one transaction; then the
// caller is told. A process that dies in between loses nothing acknowledged: what the archive and journal
// hold and the record lacks is read in when the centre is opened next.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "collect/page.h"
#include "record/document.h"
#include "record/store.h"

namespace dragoman {

// Turns a page into a document; a failure puts the page aside. Must give the same for the same page.
using Understand = std::function<Result<Document>(const Page&)>;

// Returns the present instant, ISO 8601, UTC, seconds: "2015-05-26T10:00:00Z".
using Clock = std::function<std::string()>;
std::string system_time();

// What became of a page that was added.
struct Added {
  std::string report;  // id, "" if none
  bool known = false;  // the same bytes from the same address had been added before
  std::optional<Error> put_aside;
};

class Centre {
 public:
  // Open the centre for writing, made if it does not exist, and bring the record up to archive and journal.
  // Fails with refused if another process is adding to it. `understand` is kept.
  [[nodiscard]] static Result<Centre> open(const std::filesystem::path& folder, Understand understand,
                                           Clock clock = system_time);
  Centre(Centre&&) noexcept;
  Centre& operator=(Centre&&) noexcept;
  ~Centre();

  // Add pages and return what became of each, in order. When it returns without an error, all of them are
  // safe on disk; on an error none is acknowledged. A batch of some dozens costs one sync. A page that cannot
  // be understood is not kept.
  [[nodiscard]] Result<std::vector<Added>> add(const std::vector<Page>& pages);

  // How many pages of the archive were read in by open() because the record lacked them.
  [[nodiscard]] std::size_t recovered() const;

 private:
  struct State;
  explicit Centre(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Write a person's verdict on a claim into the journal and the record. Fails with not_found if there is no
// such claim. Works while another process adds.
[[nodiscard]] Result<Decision> decide(const std::filesystem::path& centre, const std::string& claim,
                                      const Decision& decision);

// Write a changed setting into the journal and the record.
[[nodiscard]] Result<void> change_setting(const std::filesystem::path& centre, const std::string& name,
                                          const std::string& value, const std::string& who,
                                          const std::string& when);

// Make the record again from archive and journal and put it in place of the old one at once; readers see
// either. Returns the digest of the new record.
[[nodiscard]] Result<std::string> rebuild_record(const std::filesystem::path& centre,
                                                 const Understand& understand);

// Return the SHA-256 over the record's logical content: all rows of all tables in the order of their keys,
// independent of how they lie in the file.
[[nodiscard]] Result<std::string> record_digest(const std::filesystem::path& centre);

}  // namespace dragoman
