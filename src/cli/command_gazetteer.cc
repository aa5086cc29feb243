#include <fmt/core.h>

#include "base/file.h"
#include "cli/commands.h"
#include "read/place/gazetteer.h"
#include "read/place/gazetteer_builder.h"
#include "read/place/geonames_dump.h"

namespace dragoman {
namespace {

// Add one dump; false when it could not be read, which has been said.
bool add_dump(const std::string& path, GazetteerBuilder& builder) {
  const Result<MappedFile> file = MappedFile::open(path);
  if (!file) return fmt::print(stderr, "dragoman gazetteer: {}\n", file.error().line()), false;
  const bool places = is_geonames_places(file->bytes());
  const DumpTotals totals =
      places ? add_geonames_places(file->bytes(), builder) : add_alternate_names(file->bytes(), builder);
  if (totals.malformed == totals.lines) {
    fmt::print(stderr, "dragoman gazetteer: {}: neither a GeoNames dump nor a list of alternate names\n",
               path);
    return false;
  }
  fmt::print("{}: {} lines, {} {}, {} left out, {} malformed\n", path, totals.lines, totals.added,
             places ? "places" : "names", totals.skipped, totals.malformed);
  return totals.malformed == 0;
}

int fail_with(const Error& error) {
  fmt::print(stderr, "dragoman gazetteer: {}\n", error.line());
  return 1;
}

}  // namespace

int gazetteer_command(const Folders& folders, const GazetteerOptions& options) {
  const std::filesystem::path path = folders.knowledge / "gazetteer.bin";
  const Result<Gazetteer> base = Gazetteer::load(path);
  if (!base) return fail_with(base.error());
  GazetteerBuilder builder;
  builder.take(*base);
  bool all = true;
  for (const std::string& file : options.files) all = add_dump(file, builder) && all;
  const std::size_t before = base->size();
  const std::size_t after = builder.size();
  if (const Result<void> written = write_file(path, builder.finish()); !written)
    return fail_with(written.error());
  fmt::print("{}: {} places, {} of them new\n", path.string(), after, after - before);
  return all ? 0 : 1;
}

}  // namespace dragoman
