import Base

/// A table from a JSON or YAML tree.
func treeTable(
  _ file: SourceFile, _ tree: Checked<Node>, _ schema: TableSchema?, _ codeColumns: Set<String>
) -> Checked<DataTable> {
  Checked(DataTable(name: tableName(file.path), columns: [], rowCount: 0, schema: schema), tree.diagnostics)
}
