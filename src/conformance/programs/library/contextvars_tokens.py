from contextvars import Context, ContextVar, copy_context

var = ContextVar('var', default='default')
other = ContextVar('other')
token = var.set('one')
inner = var.set('two')
print(var.get(), token.old_value is token.MISSING, inner.old_value, inner.var is var)
var.reset(inner)
print(var.get())
ctx = copy_context()
print(ctx.run(lambda: (var.set('inside'), var.get())[1]), var.get(), ctx[var], other in ctx, ctx.get(other, 'none'))
print(Context().run(var.get), len(Context()))
var.reset(token)
for bad in (lambda: var.reset(token), lambda: other.get(), lambda: Context().run(var.reset, token)):
    try:
        bad()
    except (RuntimeError, LookupError, ValueError) as e:
        print(type(e).__name__, str(e).split(' at 0x')[0][:40])


def nested():
    try:
        ctx.run(print)
    except RuntimeError as e:
        print(str(e)[:30])


ctx.run(nested)
