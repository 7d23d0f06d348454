-- Asks for the pages of a file in turn, one path a line: wrk -s pages.lua URL -- FILE
local paths = {}
local turn = 0

function init(arguments)
    for path in io.lines(arguments[1]) do
        paths[#paths + 1] = path
    end
end

function request()
    turn = turn % #paths + 1
    return wrk.format("GET", paths[turn])
end
