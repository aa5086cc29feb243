#include <fmt/core.h>

#include <cstdio>
#include <filesystem>

#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/speak.h"
#include "collect/collect.h"
#include "record/centre.h"
#include "record/pipeline.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;

// A batch costs one sync of the disk (3 ms); this many pages make that small beside reading them.
constexpr std::size_t kBatchPages = 32;
constexpr std::size_t kBatchBytes = 16U << 20U;

std::uint64_t bytes_in(const std::string& input) {
  std::error_code error;
  if (fs::is_regular_file(input, error)) return fs::file_size(input, error);
  std::uint64_t out = 0;
  for (fs::recursive_directory_iterator at(input, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    if (at->is_regular_file(ignored)) out += at->file_size(ignored);
  }
  return out;
}

std::uint64_t bytes_in(const std::vector<std::string>& inputs) {
  std::uint64_t out = 0;
  for (const std::string& input : inputs) out += bytes_in(input);
  return out;
}

// Gathers pages into batches, adds them, and keeps count.
class Adder {
 public:
  Adder(Centre& centre, const AddOptions& options, Progress& progress)
      : centre_(centre), options_(options), progress_(progress) {}

  void take(Page page) {
    if (broken_) return;
    if (page.url.empty()) page.url = options_.url;
    if (page.fetched.empty()) page.fetched = options_.fetched;
    bytes_ += page.bytes.size();
    batch_.push_back(std::move(page));
    if (batch_.size() >= kBatchPages || bytes_ >= kBatchBytes) flush();
  }

  void put_aside(const Error& error) {
    progress_.clear();
    failed(error);
    ++aside_;
  }

  void flush() {
    if (broken_ || batch_.empty()) return;
    const auto added = centre_.add(batch_);
    if (added) {
      for (std::size_t i = 0; i < added->size(); ++i) tell((*added)[i], batch_[i]);
      std::fflush(stdout);
    } else {
      put_aside(added.error());
      broken_ = true;
    }
    bytes_done_ += bytes_;
    bytes_ = 0;
    batch_.clear();
    progress_.done(bytes_done_, added_ + known_ + aside_);
  }

  // Print the totals; returns the exit code. `damaged` pages were kept, but not whole.
  int finish(std::size_t damaged) {
    flush();
    progress_.clear();
    fmt::print("{} added, {} already known, {} put aside", added_, known_, aside_);
    if (damaged > 0) fmt::print(", {} kept with damage", damaged);
    fmt::print("\n");
    return aside_ + damaged == 0 ? 0 : 1;
  }

 private:
  void tell(const Added& added, const Page& page) {
    if (added.put_aside) return put_aside(*added.put_aside);
    (added.known ? known_ : added_) += 1;
    if (!options_.list) return;
    const std::string& from = page.url.empty() ? page.where : page.url;
    fmt::print("{} {} {}\n", added.known ? "known" : "added", added.report, cut(from, 500));
  }

  Centre& centre_;
  const AddOptions& options_;
  Progress& progress_;
  std::vector<Page> batch_;
  std::uint64_t bytes_ = 0;
  std::uint64_t bytes_done_ = 0;
  std::size_t added_ = 0;
  std::size_t known_ = 0;
  std::size_t aside_ = 0;
  bool broken_ = false;  // the centre could not write; nothing more is taken
};

}  // namespace

int add_command(const Folders& folders, const AddOptions& options) {
  const auto knowledge = Knowledge::load(folders.knowledge, folders.codebook);
  if (!knowledge) return failed(knowledge.error());
  const bool shown = on_terminal() && !options.quiet;
  Progress progress(shown ? bytes_in(options.inputs) : 0, shown);
  std::size_t damaged = 0;
  auto centre = Centre::open(folders.centre, [&](const Page& page) {
    auto document = knowledge->understand(page);
    if (document && !document->report.notes.empty()) {
      progress.clear();
      if (tell_damage(document->report.notes, page.where)) ++damaged;
    }
    return document;
  });
  if (!centre) return failed(centre.error());
  if (centre->recovered() > 0) fmt::print("{} pages of the archive read in\n", centre->recovered());
  Adder adder(*centre, options, progress);
  for (const std::string& input : options.inputs) {
    collect(
        input, [&](Page page) { adder.take(std::move(page)); },
        [&](const Error& error) { adder.put_aside(error); });
  }
  return adder.finish(damaged);
}

}  // namespace dragoman
