using Calc.Backend;
using Calc.Contracts;
using Calc.Hosting;
using Calc.Hosting.Settings;

var builder = CalcHost.CreateBuilder(args);
var settings = new SettingsReader(builder.Configuration);
builder.AddCalcHost("calc-backend", settings);
if (settings.Complain(Console.Error))
    return 1;

var app = builder.Build();
app.MapCalcHost().MapPost(CalculateRequest.Route, Calculation.CalculateAsync);
await app.RunAsync();
return 0;
