struct Plan: Sendable {}
