extension String {
    /// A string of the given scalars. Linear.
    public init(scalars: some Sequence<Unicode.Scalar>) {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }

    /// The string as a contiguous buffer of scalars. Linear.
    public var scalarArray: [Unicode.Scalar] { Array(unicodeScalars) }
}
