#include <cstdio>

#include "cli/commands.h"
#include "cli/speak.h"
#include "collect/collect.h"
#include "export/conllu.h"
#include "export/document.h"
#include "record/pipeline.h"

namespace dragoman {
namespace {

// Reads pages and prints what they say; remembers whether anything was put aside or damaged.
class Reader {
 public:
  Reader(const Knowledge& knowledge, const ReadOptions& options, Layers layers)
      : knowledge_(knowledge), options_(options), layers_(layers) {}

  void read(Page page) {
    if (page.url.empty()) page.url = options_.url;
    if (page.fetched.empty()) page.fetched = options_.fetched;
    const auto document = knowledge_.understand(page);
    if (!document) return put_aside(document.error());
    if (tell_damage(document->report.notes, page.where)) status_ = 1;
    const std::string out =
        options_.format == "conllu" ? document_conllu(*document) : document_json(*document, layers_) + "\n";
    std::fwrite(out.data(), 1, out.size(), stdout);
  }

  void put_aside(const Error& error) { status_ = failed(error); }
  [[nodiscard]] int status() const { return status_; }

 private:
  const Knowledge& knowledge_;
  const ReadOptions& options_;
  Layers layers_;
  int status_ = 0;
};

}  // namespace

int read_command(const Folders& folders, const ReadOptions& options) {
  const auto layers = layers_of(options.layers);
  if (!layers) return failed(layers.error()), 2;
  const auto knowledge = Knowledge::load(folders.knowledge, folders.codebook);
  if (!knowledge) return failed(knowledge.error());
  Reader reader(*knowledge, options, *layers);
  for (const std::string& input : options.inputs) {
    collect(
        input, [&](Page page) { reader.read(std::move(page)); },
        [&](const Error& error) { reader.put_aside(error); });
  }
  if (std::fflush(stdout) != 0) return failed({ErrorCode::unreadable, "cannot write", "standard output"});
  return reader.status();
}

}  // namespace dragoman
