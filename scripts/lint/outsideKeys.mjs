import ts from 'typescript';

/**
 * @template {keyof import('eslint').Rule.RuleListener} Kind
 * @typedef {Parameters<NonNullable<import('eslint').Rule.RuleListener[Kind]>>[0]} NodeOf
 */

/**
 * A rule of ESLint: names from outside are not keys of plain objects. A slot may
 * be called `constructor`, and every object has that. It finds a key that is
 * known only at run time, where the object's type says that any text is a key.
 */
export const outsideKeys = {
  meta: {
    type: /** @type {const} */ ('problem'),
    schema: [],
    messages: {
      index:
        'A name from outside may be `constructor` or `__proto__`: use a Map, or Object.hasOwn first.',
      in: 'Every object has `constructor`: use Object.hasOwn.'
    }
  },
  /** @param {import('eslint').Rule.RuleContext} context */
  create(context) {
    const { program, esTreeNodeToTSNodeMap: nodes } =
      context.sourceCode.parserServices;
    const checker = /** @type {ts.TypeChecker} */ (program.getTypeChecker());
    /** @param {object} node */
    const typeOf = node =>
      checker.getNonNullableType(checker.getTypeAtLocation(nodes.get(node)));
    return {
      /** @param {NodeOf<'MemberExpression'>} node */
      MemberExpression(node) {
        if (!node.computed) {
          return;
        }
        const key = typeOf(node.property);
        const isAnyText =
          (key.flags & (ts.TypeFlags.String | ts.TypeFlags.Any)) !== 0;
        const takesAnyText = checker
          .getIndexInfosOfType(typeOf(node.object))
          .some(({ keyType }) => (keyType.flags & ts.TypeFlags.String) !== 0);
        if (isAnyText && takesAnyText) {
          context.report({ node, messageId: 'index' });
        }
      },
      /** @param {NodeOf<'BinaryExpression'>} node */
      BinaryExpression(node) {
        if (node.operator === 'in' && node.left.type !== 'Literal') {
          context.report({ node, messageId: 'in' });
        }
      }
    };
  }
};
