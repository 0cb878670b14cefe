internal import Foundation

/// Judges whether a claim of one article is what a denial in another one denies.
///
/// Knows the words of both, weighed by how rare they are in the archive, those whom they are about, and what speaks
/// against: another number, another name in the same place, the opposite said.
struct ClaimMatcher: Sendable {
    /// What is denied, or what is claimed.
    struct Content: Sendable {
        /// The folded words that carry meaning, without names, numbers and the words of telling and denying.
        var words: Set<String> = []
        /// Numbers as they are written.
        var numbers: Set<String> = []
        /// Those whom it names itself.
        var entities: Set<Int64> = []
        /// Those whom the text beside it names: the denier, the heading, the statement before.
        var context: Set<Int64> = []
        /// Whether it says that something is not so.
        var isNegated = false
        /// Whether it begins with the name of whom it is about. A denial that does not is of the denier, as a rule.
        var hasSubject = true

        /// - Parameters:
        ///   - words: the folded words of the text.
        ///   - names: the folded names of those whom it names.
        init(words all: [String], names: [String], entities: Set<Int64>, context: Set<Int64>) {
            self.entities = entities
            self.context = context
            for word in all {
                if Self.isNumber(word) {
                    numbers.insert(word)
                } else if ClaimWords.negations.contains(word) {
                    isNegated = true
                } else if !ClaimWords.empty.contains(word), word.unicodeScalars.count > 1,
                    !names.contains(where: { $0.contains(word) })
                {
                    words.insert(word)
                }
            }
        }

        private static let digits = Set("0123456789一二三四五六七八九十百千万亿两".unicodeScalars)
        private static let measures = Set("零〇点.,%年月日号个名人元第期座届次季度".unicodeScalars)

        private static func isNumber(_ word: String) -> Bool {
            word.unicodeScalars.contains { digits.contains($0) }
                && word.unicodeScalars.allSatisfy { digits.contains($0) || measures.contains($0) }
        }
    }

    /// How much a word tells; rare words more.
    let weight: @Sendable (String) -> Double

    /// How sure it is that `claim` is what is `denied`, from 0 to 1. O(words²).
    func confidence(denied: Content, claim: Content) -> Double {
        guard !denied.words.isEmpty, !claim.words.isEmpty else { return 0 }
        let shared = denied.entities.intersection(claim.entities)
        let near = denied.entities.union(denied.context).intersection(claim.entities.union(claim.context))
        guard !near.isEmpty else { return 0 }
        let recall = Self.coverage(of: denied.words, by: claim.words, weight: weight)
        let precision = Self.coverage(of: claim.words, by: denied.words, weight: weight)
        guard recall > 0 else { return 0 }
        var score = -4.8 + 6.5 * recall + 2 * precision
        // The words of a short claim can be said of many: who it is of counts more.
        if denied.entities.isEmpty {
            score += near.isSubset(of: claim.entities) ? 0.8 : 0.3
        } else {
            score += 1.6 * Double(shared.count) / Double(denied.entities.count)
            let missing = denied.entities.subtracting(claim.entities).subtracting(claim.context)
            let others = claim.entities.subtracting(denied.entities).subtracting(denied.context)
            // Another name in the place of one that is denied.
            if !missing.isEmpty { score -= others.isEmpty ? 0.6 : 2.2 }
        }
        // What a denier says of itself without its name is not what is claimed of others.
        if !denied.hasSubject, !denied.context.isEmpty,
            denied.context.isDisjoint(with: claim.entities.union(claim.context))
        {
            score -= 2.5
        }
        if !denied.numbers.isEmpty, !claim.numbers.isEmpty, denied.numbers.isDisjoint(with: claim.numbers) {
            score -= 1.6
        }
        if claim.isNegated != denied.isNegated { score -= 1.8 }
        return 1 / (1 + exp(-score))
    }

    /// The share of the weight of words that other words have, or nearly have: 收购 and 并购 share the character that
    /// tells.
    static func coverage(of words: Set<String>, by others: Set<String>, weight: (String) -> Double) -> Double {
        var (total, found) = (0.0, 0.0)
        let unmatched = others.subtracting(words).map { Set($0.unicodeScalars) }
        for word in words {
            let weight = weight(word)
            total += weight
            if others.contains(word) {
                found += weight
                continue
            }
            let characters = Set(word.unicodeScalars)
            guard characters.allSatisfy(WordIndex.isHan) else { continue }
            let nearest =
                unmatched.map { other in
                    Double(characters.intersection(other).count) / Double(max(characters.count, other.count))
                }.max() ?? 0
            if nearest >= 0.5 { found += weight * nearest * 0.9 }
        }
        return total > 0 ? found / total : 0
    }
}

/// Words that say nothing of what a claim claims.
enum ClaimWords {
    /// Words that turn a claim into its opposite.
    static let negations: Set<String> = [
        "没有", "没", "未", "并未", "不", "并不", "不会", "从未", "并无", "绝无", "无", "不是", "并非", "未曾", "尚未", "不曾", "毫无", "否",
    ]

    /// Words of telling, of denying and of grammar.
    static let empty: Set<String> = [
        "否认", "驳斥", "澄清", "辟谣", "不实", "谣言", "传闻", "传言", "报道", "报导", "消息", "新闻", "媒体", "网传", "流传", "网络",
        "网上", "表示", "指出", "强调", "回应", "称", "说", "透露", "声明", "发布", "发表", "宣布", "公告", "通报", "说法", "指控", "指称", "说明",
        "属实", "虚假", "失实", "事实", "捏造", "有关", "相关", "关于", "对于", "上述", "此事", "此前", "日前", "近日", "今天", "今日", "昨天",
        "昨日", "当天", "目前", "已经", "正在", "将", "将会", "曾", "曾经", "据", "据称", "据悉", "据报", "引述", "引用", "知情", "人士",
        "发言人", "消息人士", "记者", "情况", "内容", "信息", "我们", "他们", "她们", "公司", "方面", "以及", "或者", "因为", "所以", "但是",
        "可能", "可以", "这个", "这些", "那些", "一个", "该", "其", "予以", "进行", "完全", "纯属", "任何", "坚决", "断然", "严正", "平台",
        "指", "所谓", "认为", "相信", "存在", "是否", "如何", "什么", "非常", "十分", "一直", "仍然", "公开", "正式", "官方", "不符", "根据",
    ]
}
