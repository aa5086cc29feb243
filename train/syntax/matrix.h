// The little linear algebra that word classes need: row-major float matrices and sparse rows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dragoman::train {

struct Matrix {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<float> values;  // [rows x columns], row-major

  Matrix(std::size_t r, std::size_t c) : rows(r), columns(c), values(r * c) {}
  [[nodiscard]] std::span<float> row(std::size_t i) { return {values.data() + i * columns, columns}; }
  [[nodiscard]] std::span<const float> row(std::size_t i) const {
    return {values.data() + i * columns, columns};
  }
};

// Compressed sparse rows.
struct SparseMatrix {
  std::size_t columns = 0;
  std::vector<std::size_t> starts{0};  // row i is [starts[i], starts[i + 1])
  std::vector<std::uint32_t> column;
  std::vector<float> value;
  [[nodiscard]] std::size_t rows() const { return starts.size() - 1; }
};

Matrix times(const SparseMatrix& a, const Matrix& b);             // a b
Matrix transposed_times(const SparseMatrix& a, const Matrix& b);  // a^T b

// Make the columns orthonormal (Gram and Schmidt, twice); columns without substance become zero.
void orthonormalise(Matrix& m);

// Return the eigenvectors (as rows) and values of a symmetric matrix in falling order (Jacobi's method).
struct Eigen {
  Matrix vectors;
  std::vector<float> values;
};
Eigen eigen_of(Matrix symmetric);

// Return the left singular vectors of `a`, scaled by the square roots of their singular values: [rows x
// dimensions].
Matrix embed(const SparseMatrix& a, std::size_t dimensions);

void normalise_rows(Matrix& m);

}  // namespace dragoman::train
