// A program that imports Bianyan has the types of the stages with it.
@_exported public import AlignedText
@_exported public import Denials
@_exported public import Lexicons
@_exported public import Mentions
@_exported public import ScriptConversion
@_exported public import Segmentation
@_exported public import Statements
@_exported public import TextRepair
