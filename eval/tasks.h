// The evaluation tasks: each reads IN in its corpus' format, runs the product's own code, and writes what the
// task's scorer reads. A task returns the number of rows it could not answer.
#pragma once

#include <cstddef>
#include <filesystem>

#include "base/result.h"

namespace dragoman::eval {

struct Call {
  std::filesystem::path in;         // "-" where the task reads a stream
  std::filesystem::path out;        // "-" likewise
  std::filesystem::path knowledge;  // the knowledge folder
  std::filesystem::path codebook;   // the codebook folder
};

using Task = Result<std::size_t> (*)(const Call&);

// One file per task: task_<name>.cc. Add a line here and in the table of predict.cc.
Result<std::size_t> extraction(const Call& call);
Result<std::size_t> task_geo(const Call& call);
Result<std::size_t> task_geo_spans(const Call& call);
Result<std::size_t> syntax_gold(const Call& call);
Result<std::size_t> syntax_raw(const Call& call);
Result<std::size_t> ner(const Call& call);
Result<std::size_t> task_time(const Call& call);
Result<std::size_t> task_quantities(const Call& call);
Result<std::size_t> names_clusters(const Call& call);
Result<std::size_t> names_pairs(const Call& call);
Result<std::size_t> claims(const Call& call);
Result<std::size_t> attribution(const Call& call);
Result<std::size_t> task_events(const Call& call);
Result<std::size_t> task_incidents(const Call& call);
Result<std::size_t> task_petrarch(const Call& call);

}  // namespace dragoman::eval
