using Calc.Contracts;
using Calc.Frontend;
using Calc.Frontend.Backends;
using Calc.Frontend.Cache;
using Calc.Hosting;
using Calc.Hosting.Health;
using Calc.Hosting.Settings;

if (await AddressCheck.RunAsync(args) is { } checkedWith)
    return checkedWith;

var builder = CalcHost.CreateBuilder(args);
var settings = new SettingsReader(builder.Configuration);
builder.AddCalcHost("calc-frontend", settings)
    .AddBackend(BackendSettings.Read(settings))
    .AddAnswerCache(CacheSettings.Read(settings));
if (settings.Complain(Console.Error))
    return 1;

var app = builder.Build();
app.UsePage();
app.MapCalcHost().MapPost(CalculateRequest.Route, Calculation.CalculateAsync);
await app.RunAsync();
return 0;
