// The record on its own: invented documents of the size of news reports are archived, stored and searched.
// What reading costs is left out; bench/run end_to_end has the whole.
#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>

#include "base/hash.h"
#include "bench/bench.h"
#include "record/centre.h"
#include "record/store.h"

namespace dragoman::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDocuments = 1000;
constexpr std::size_t kBatch = 32;
constexpr std::size_t kSentences = 24;      // about 3 kB of text, the median of news reports
constexpr std::size_t kPageBytes = 40'000;  // with its markup
constexpr std::size_t kClaims = 8;

constexpr std::array<const char*, 24> kWords = {
    "minister", "pledged",  "weapons", "officials", "confirmed", "convoy", "province",  "advisers",
    "training", "delivery", "border",  "agreement", "coalition", "denied", "aircraft",  "soldiers",
    "city",     "command",  "support", "statement", "forces",    "talks",  "ceasefire", "security"};

// A small generator (Marsaglia, "Xorshift RNGs", 2003), so that every run has the same input.
struct Generator {
  std::uint64_t state;
  std::size_t next(std::size_t bound) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    return state % bound;
  }
};

std::string sentence(Generator& random) {
  std::string out = "The";
  for (int i = 0; i < 20; ++i) out += " " + std::string(kWords[random.next(kWords.size())]);
  return out + " in place" + std::to_string(random.next(5000)) + ".";
}

// Make a page: its text, then markup that packs about as well as markup does.
Page make_page(std::size_t number) {
  Generator random{number * 2654435761U + 1};
  Page out;
  out.url = "https://reports.example/" + std::to_string(number);
  out.date = "2015-05-26";
  for (std::size_t i = 0; i < kSentences; ++i) out.bytes += (i == 0 ? "" : "\n") + sentence(random);
  out.bytes += '\f';
  while (out.bytes.size() < kPageBytes) {
    out.bytes += "<div class=\"c" + std::to_string(random.next(1000)) + "\"><a href=\"/n/" +
                 std::to_string(random.next(1'000'000)) + "\">";
  }
  return out;
}

Claim make_claim(const Report& report, ByteRange evidence, std::size_t number) {
  Claim out;
  out.id = report.id + "-" + std::to_string(number);
  out.frame = "arms_transfer";
  out.phase = "pledged";
  out.arguments = {{"supplier", "Northland", evidence, 0}, {"recipient", "Southland", evidence, 1}};
  out.chain = {{"Minister Alva", "", "said", "", evidence, 2}, {"Harbour Post", "outlet", "", "", {}, kNone}};
  out.quantities.resize(1);
  out.places.resize(1);
  out.evidence = evidence;
  out.rule = "bench";
  return out;
}

// The document that a page of make_page() stands for.
Result<Document> understand(const Page& page) {
  Document out;
  out.report.id = sha256_hex(page.bytes).substr(0, 16);
  out.report.url = page.url;
  out.report.text = page.bytes.substr(0, page.bytes.find('\f'));
  out.report.language = "en";
  out.report.published = {page.date, "sender"};
  for (const char* name : {"Northland", "Southland", "Alva"}) {
    out.reading.actors.push_back({name, name, EntityType::state, "", "", {}});
  }
  for (std::uint32_t at = 0; at < out.report.text.size();) {
    const auto end =
        static_cast<std::uint32_t>(std::min(out.report.text.find('\n', at), out.report.text.size()));
    out.report.blocks.push_back({BlockKind::paragraph, {at, end}});
    out.report.pieces.push_back({{at, end}, {at, end}});
    out.reading.sentences.push_back({{at, end}, 0, 0, 0});
    for (Index actor = 0; actor < 3; ++actor) {
      Mention mention;
      mention.text = mention.name = {at, at + 3};
      mention.actor = actor;
      out.reading.mentions.push_back(mention);
    }
    if (out.claims.size() < kClaims)
      out.claims.push_back(make_claim(out.report, {at, end}, out.claims.size()));
    at = end + 1;
  }
  return out;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Return documents per second of wall-clock time, syncs included; 0 if the disk refused.
double add_all(const fs::path& folder) {
  auto centre = Centre::open(folder, understand, [] { return "2015-06-01T12:00:00Z"; });
  if (!centre) return 0;
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t first = 0; first < kDocuments; first += kBatch) {
    std::vector<Page> batch;
    for (std::size_t i = first; i < std::min(first + kBatch, kDocuments); ++i) batch.push_back(make_page(i));
    if (!centre->add(batch)) return 0;
  }
  return static_cast<double>(kDocuments) / seconds_since(start);
}

// Return the CPU milliseconds of the slowest of some searches, each with a freshly opened store.
double slowest_search_ms(const fs::path& folder) {
  double slowest = 0;
  for (const char* query :
       {"weapons", "pledging weapons", "\"officials confirmed\"", "minist* -ceasefire", "place4711"}) {
    const double start = cpu_seconds();
    const auto store = Store::open(folder);
    if (!store || !store->search(query, {0, 20})) return 0;
    slowest = std::max(slowest, (cpu_seconds() - start) * 1000);
  }
  return slowest;
}

// Return the CPU milliseconds of one page of claims by an actor's name.
double claims_page_ms(const fs::path& folder) {
  const double start = cpu_seconds();
  const auto store = Store::open(folder);
  ClaimFilter filter;
  filter.actor = "Northland";
  if (!store || !store->claims(filter, {0, 50})) return 0;
  return (cpu_seconds() - start) * 1000;
}

}  // namespace

std::vector<Section> bench_record(const Inputs&) {
  const fs::path folder = fs::temp_directory_path() / ("dragoman-bench-" + std::to_string(cpu_seconds()));
  fs::remove_all(folder);
  Section out{
      "record",
      "1000 invented documents of 3 kB text and 40 kB page, 8 claims each; wall-clock time with syncs",
      {}};
  out.figures.push_back({"documents_per_s", add_all(folder)});
  auto start = std::chrono::steady_clock::now();
  const auto rebuilt = rebuild_record(folder, understand);
  out.figures.push_back({"rebuilt_documents_per_s", rebuilt ? kDocuments / seconds_since(start) : 0});
  out.figures.push_back({"search_cpu_ms", slowest_search_ms(folder)});
  out.figures.push_back({"claims_cpu_ms", claims_page_ms(folder)});
  out.figures.push_back({"peak_rss_mb", peak_rss_mb()});
  fs::remove_all(folder);
  return {out};
}

}  // namespace dragoman::bench
